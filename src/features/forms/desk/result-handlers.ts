import type { z } from 'zod';
import type { BindDeskAction } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { RunningForm } from '../form-store.ts';
import { answersCard } from './answers-card.ts';
import { peopleIn } from '../../../kernel/head-count.ts';
import { casesOf } from './cases.ts';
import { casesCard } from './cases-card.ts';
import type { Desk } from './desk.ts';
import { askExportCard, offeredCard } from './export-card.ts';
import type { Around } from './field-handlers.ts';
import { withForm } from './form-handlers.ts';
import { isRead, resultsCard } from './results-card.ts';
import { mayReadAnswers } from './rules/summarise.ts';
import { answersSchema, exportSchema, idSchema, resultsSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

/** What people answered: counts, single answers, files, and how the decisions stand. */
export function resultActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  return [
    bind({
      verb: deskVerbs.results,
      schema: resultsSchema,
      as: 'replace',
      handle: ({ id, page }, officer) => withForm(id, { officer, desk }, (form) => results(form, page, { officer, desk })),
    }),
    bind({
      verb: deskVerbs.answers,
      schema: answersSchema,
      as: 'replace',
      confidential: true,
      handle: (data, officer) => withForm(data.id, { officer, desk }, (form) => answers(form, data, { officer, desk })),
    }),
    bind({
      verb: deskVerbs.askExport,
      schema: idSchema,
      as: 'replace',
      handle: ({ id }, officer) => withForm(id, { officer, desk }, (form) => askExport(form, { officer, desk })),
    }),
    bind({
      verb: deskVerbs.export,
      schema: exportSchema,
      as: 'message',
      handle: ({ id, format }, officer) =>
        withForm(id, { officer, desk }, async (form) =>
          offeredCard(form, await desk.exporting.offer(form, { by: officer.person, format }, officer.now), officer),
        ),
    }),
    bind({
      verb: deskVerbs.cases,
      schema: resultsSchema,
      as: 'replace',
      handle: ({ id, page }, officer) => withForm(id, { officer, desk }, (form) => cases(form, page, { officer, desk })),
    }),
  ];
}

async function cases(form: RunningForm, page: number, { officer, desk }: Around): Promise<Card> {
  const found = await casesOf(form, { page, voice: officer }, desk);
  await desk.results.sawCases(form, { by: officer.person, now: officer.now });
  return casesCard(form, found, officer);
}

async function results(form: RunningForm, page: number, { officer, desk }: Around): Promise<Card> {
  const all = await desk.results.responses(form);
  const heads = (await peopleIn(form.definition.audience, desk.deps.people, officer.now)).length;
  return resultsCard({ form, heads, all, page }, desk.drawn(officer));
}

async function answers(form: RunningForm, { field: wanted, page }: z.infer<typeof answersSchema>, around: Around): Promise<Card> {
  const { officer, desk } = around;
  const field = form.definition.fields.find(({ id }) => id === wanted);
  if (field === undefined || !isRead(field)) return results(form, 0, around);
  const read = await desk.results.read(form, field, { by: officer.person, now: officer.now });
  if (read === null) return results(form, 0, around);
  const people = await desk.results.peopleOf(
    form,
    read.map(({ response }) => response),
  );
  const names = new Map<string, string>([...people].map(([id, person]) => [id, nameWithPlace(person, officer.locale)]));
  return answersCard({ form, field, answers: read, names, page }, officer);
}

async function askExport(form: RunningForm, around: Around): Promise<Card> {
  const all = await around.desk.results.responses(form);
  const isEmpty = all.length === 0 || !mayReadAnswers(form.definition, all.length);
  return isEmpty ? results(form, 0, around) : askExportCard(form, all.length, around.officer);
}
