export const verbs = {
  programme: 'dx-leaders.programme',
  form: 'dx-leaders.form',
  save: 'dx-leaders.save',
  apply: 'dx-leaders.apply',
  show: 'dx-leaders.show',
  see: 'dx-leaders.see',
  askWithdraw: 'dx-leaders.ask-withdraw',
  withdraw: 'dx-leaders.withdraw',
  publish: 'dx-leaders.publish',
  nominateForm: 'dx-leaders.nominate-form',
  nominate: 'dx-leaders.nominate',
} as const;
