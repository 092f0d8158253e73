import { registerHooks } from 'node:module';

const STAND_IN = new URL('./no-dialogs.ts', import.meta.url).href;

/**
 * Imported before teams-ai, which loads botbuilder-dialogs with the language recognizers of seven languages for sign-in prompts that are
 * not used here: 20 MB of heap, 50 MB of memory in all, and half a second of every start.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'botbuilder-dialogs' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
