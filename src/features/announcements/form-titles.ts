import type { Voice } from '../../kernel/wording.ts';
import type { FormsOffered } from './announcement-deps.ts';
import type { ShownAnnouncement } from './announcement-card.ts';

/** Titles of the forms that are open, in every language, read once for a card that goes to many. */
export async function formTitles(forms: FormsOffered, now: Date): Promise<ShownAnnouncement['formTitle']> {
  const read = async (locale: Voice['locale']): Promise<ReadonlyMap<string, string>> =>
    new Map((await forms.open({ locale, wording: 'standard' }, now)).map(({ id, title }) => [id, title]));
  const titles = { ja: await read('ja'), en: await read('en') };
  return (id, { locale }) => titles[locale].get(id) ?? null;
}
