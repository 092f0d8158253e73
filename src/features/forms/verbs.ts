export const verbs = {
  list: 'forms.list',
  /** A new message with the form. */
  open: 'forms.open',
  /** The card with the invitation turns into the form. */
  start: 'forms.start',
  submit: 'forms.submit',
  show: 'forms.show',
  back: 'forms.back',
  edit: 'forms.edit',
  change: 'forms.change',
  askWithdraw: 'forms.ask-withdraw',
  withdraw: 'forms.withdraw',
} as const;
