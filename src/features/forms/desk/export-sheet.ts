import type { ApprovalView } from '../../../approvals/port.ts';
import type { ExportCell, ExportSheet } from '../../../exports/port.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person, PersonId } from '../../../kernel/person.ts';
import { atTokyo } from '../../../kernel/tokyo-time.ts';
import type { FormDefinition } from '../definition.ts';
import { exportColumns } from '../export-columns.ts';
import type { ExportColumn } from '../export-columns.ts';
import type { Response } from '../response-store.ts';
import { RESULT_WORDS, STATE_NAMES } from './result-messages.ts';
import { inExportOrder } from './rules/export-order.ts';

/** Everything that stands in the file. */
export interface ExportedForm {
  readonly definition: FormDefinition;
  /** The definitions that the responses answered, by version; a built-in form may have had several. */
  readonly versions: ReadonlyMap<number, FormDefinition>;
  readonly responses: readonly Response[];
  readonly people: ReadonlyMap<PersonId, Person>;
  /** By response, where one was decided on. */
  readonly decisions: ReadonlyMap<string, ApprovalView>;
  /** What a response is about, by its id: the title of a training. */
  readonly subjects: ReadonlyMap<string, string>;
}

interface Column {
  readonly heading: string;
  readonly cell: (response: Response) => ExportCell;
}

/** One response per line, under the labels of the form. An anonymous form has no column that leads to a person. */
export function exportSheet(form: ExportedForm): ExportSheet {
  const { definition, responses } = form;
  const columns = [
    ...(definition.anonymous ? [DAY] : [TIME, ...personColumns(form)]),
    ...(definition.about === 'none' ? [] : [{ heading: '研修', cell: ({ about }: Response) => form.subjects.get(about ?? '') ?? null }]),
    ...answerColumns(form),
    ...(definition.anonymous ? [] : [STATE]),
    ...(definition.chain === 'none' ? [] : decisionColumns(form)),
  ];
  return {
    name: definition.title.ja,
    headings: columns.map(({ heading }) => heading),
    rows: inExportOrder(responses).map((response) => columns.map(({ cell }) => cell(response))),
  };
}

const DAY: Column = { heading: '回答日', cell: ({ submittedAt }) => atTokyo(submittedAt.slice(0, 'YYYY-MM-DD'.length), '00:00') };
const TIME: Column = { heading: '回答日時', cell: ({ submittedAt }) => new Date(submittedAt) };
const STATE: Column = { heading: '状態', cell: ({ state }) => STATE_NAMES[state].ja };

function personColumns({ people }: ExportedForm): readonly Column[] {
  const of = (heading: string, read: (person: Person) => string, left: string | null = null): Column => ({
    heading,
    cell: ({ by }) => {
      const person = by === null ? undefined : people.get(by);
      return person === undefined ? left : read(person);
    },
  });
  return [
    of('氏名', ({ name }) => name, RESULT_WORDS.left.ja),
    of('職員番号', ({ employeeNumber }) => employeeNumber),
    of('部局', ({ bureau }) => bureau),
    of('課', ({ section }) => section),
    of('職階', ({ grade }) => GRADE_LABELS[grade]),
  ];
}

/** The fields as they are now, then those that only an earlier version had. */
function answerColumns({ definition, versions, people }: ExportedForm): readonly Column[] {
  const names = new Map<string, string>([...people].map(([id, person]) => [id, nameWithPlace(person)]));
  const byVersion = new Map([...versions].map(([version, one]) => [version, columnsById(one)]));
  const headings = new Map([...versions.values(), definition].flatMap((one) => one.fields.map(({ id, label }) => [id, label.ja] as const)));
  const order = [...new Set([...definition.fields.map(({ id }) => id), ...headings.keys()])];
  return order.map((id) => ({
    heading: headings.get(id) ?? '',
    cell: ({ version, answers }) => byVersion.get(version)?.get(id)?.cell(answers, names) ?? null,
  }));
}

function columnsById(definition: FormDefinition): ReadonlyMap<string, ExportColumn> {
  const columns = exportColumns(definition);
  return new Map(
    definition.fields.flatMap(({ id }, at) => {
      const column = columns[at];
      return column === undefined ? [] : [[id, column] as const];
    }),
  );
}

function decisionColumns({ decisions }: ExportedForm): readonly Column[] {
  return [
    { heading: '審査する人', cell: ({ id, state }) => (state === 'deciding' ? (decisions.get(id)?.decider ?? null) : null) },
    {
      heading: '却下の理由',
      cell: ({ id }) => {
        const rejection = decisions.get(id)?.rejection ?? null;
        return rejection === null ? null : `${rejection.category}: ${rejection.sentence}`;
      },
    },
  ];
}
