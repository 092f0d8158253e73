export const verbs = {
  example: 'home.example',
  consultation: 'home.consultation',
  wording: 'home.wording',
  more: 'home.more',
  mine: 'home.mine',
  turnMine: 'home.turn-mine',
  desk: 'home.desk',
} as const;
