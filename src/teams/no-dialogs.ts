/**
 * Stands in for botbuilder-dialogs, of which teams-ai wants one class to derive its sign-in prompt from when it is loaded.
 * Nobody signs in through the bot, so nothing of it ever runs.
 */
export const Dialog = Object;
