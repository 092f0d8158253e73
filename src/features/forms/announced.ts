import type { Person } from '../../kernel/person.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { People } from '../../people/port.ts';
import type { Storage } from '../../storage/port.ts';
import { inVoice } from './definition.ts';
import type { FormStore } from './form-store.ts';
import { isOpen } from './rules/standing.ts';
import { knowsWhoIsMissing, notAnswered } from './sending/not-answered.ts';

/** A form that may be announced. */
export interface AnnouncedForm {
  readonly id: string;
  readonly title: string;
  /** It is known who has not answered: once, and by name. */
  readonly tellsWho: boolean;
}

/** What announcements use of the forms. */
export interface AnnouncedForms {
  /** The forms that are open now and that people open by themselves. */
  readonly open: (voice: Voice, now: Date) => Promise<readonly AnnouncedForm[]>;
  /** Everybody whom it asks and who has not answered; null when it is closed, gone, or does not tell. */
  readonly unanswered: (id: string, now: Date) => Promise<readonly Person[] | null>;
}

interface AnnouncedDeps {
  readonly storage: Storage;
  readonly people: People;
  readonly forms: FormStore;
}

export function createAnnouncedForms({ forms, ...deps }: AnnouncedDeps): AnnouncedForms {
  return {
    open: async (voice, now) =>
      (await forms.all())
        .filter((form) => form.definition.about === 'none' && isOpen(form, now))
        .map((form) => ({ id: form.id, title: inVoice(form.definition.title, voice), tellsWho: knowsWhoIsMissing(form) })),
    unanswered: async (id, now) => {
      const form = await forms.find(id);
      return form === null || !isOpen(form, now) || !knowsWhoIsMissing(form) ? null : notAnswered(form, now, deps);
    },
  };
}
