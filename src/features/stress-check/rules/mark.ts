/** What is known of one person in one period; from the list of 実施事務従事者 or from the person. */
export interface Mark {
  readonly takenByList: boolean;
  readonly takenBySelf: boolean;
  /** 案内を止める. */
  readonly stopped: boolean;
}

export const NO_MARK: Mark = { takenByList: false, takenBySelf: false, stopped: false };

export function hasTaken({ takenByList, takenBySelf }: Mark): boolean {
  return takenByList || takenBySelf;
}

/** 案内が届く. */
export function isReminded(mark: Mark): boolean {
  return !hasTaken(mark) && !mark.stopped;
}

export function isEmpty({ takenByList, takenBySelf, stopped }: Mark): boolean {
  return !takenByList && !takenBySelf && !stopped;
}
