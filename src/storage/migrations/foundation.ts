import { sql } from 'kysely';
import type { SchemaModule } from 'kysely';
import type { Tx } from '../port.ts';
import { DIALECTS } from './migration.ts';
import type { Dialect, Engine, Migration } from './migration.ts';
import { protectAuditEntries } from './protect-audit-entries.ts';

export const NO_HASH = '0'.repeat(64);

export function foundation(engine: Engine): Migration {
  return {
    up: async (tx) => {
      const dialect = DIALECTS[engine];
      await createPeople(tx.schema, dialect);
      await createConversations(tx.schema, dialect);
      await createDeliveries(tx.schema, dialect);
      await createAnswers(tx.schema, dialect);
      await createAudit(tx, dialect);
      await protectAuditEntries(tx, engine);
    },
  };
}

async function createPeople(schema: SchemaModule, { text, strict }: Dialect): Promise<void> {
  await schema
    .createTable('person')
    .addColumn('aad_object_id', text, (column) => column.primaryKey().notNull())
    .addColumn('employee_number', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('kana', text, (column) => column.notNull())
    .addColumn('mail', text, (column) => column.notNull())
    .addColumn('bureau', text, (column) => column.notNull())
    .addColumn('section', text, (column) => column.notNull())
    .addColumn('grade', text, (column) => column.notNull())
    .addColumn('hire_date', text, (column) => column.notNull())
    .addColumn('manager_employee_number', text)
    .addColumn('left_at', text)
    .addColumn('updated_at', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  // Not unique: an import may swap two numbers line by line, and a number may be given again after somebody left.
  await schema.createIndex('person_employee_number').on('person').column('employee_number').execute();
  await schema.createIndex('person_manager').on('person').column('manager_employee_number').execute();
  await schema
    .createTable('person_role')
    .addColumn('aad_object_id', text, (column) => column.notNull().references('person.aad_object_id').onDelete('cascade'))
    .addColumn('role', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('person_role_key', ['aad_object_id', 'role'])
    .modifyEnd(strict)
    .execute();
}

async function createConversations(schema: SchemaModule, { text, strict }: Dialect): Promise<void> {
  await schema
    .createTable('conversation')
    .addColumn('aad_object_id', text, (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('teams_id', text, (column) => column.notNull())
    .addColumn('tenant_id', text, (column) => column.notNull())
    .addColumn('service_url', text, (column) => column.notNull())
    .addColumn('bot_id', text, (column) => column.notNull())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('install_state', text, (column) => column.notNull())
    .addColumn('welcomed_at', text)
    .addColumn('seen_at', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await schema
    .createTable('setting')
    .addColumn('key', text, (column) => column.primaryKey().notNull())
    .addColumn('value', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
}

async function createDeliveries(schema: SchemaModule, { text, strict }: Dialect): Promise<void> {
  await schema
    .createTable('seen_activity')
    .addColumn('key', text, (column) => column.primaryKey().notNull())
    .addColumn('seen_at', text, (column) => column.notNull())
    .addColumn('response', text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('seen_activity_seen_at').on('seen_activity').column('seen_at').execute();
  await schema
    .createTable('outbox_message')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('dedupe_key', text, (column) => column.notNull().unique())
    .addColumn('aad_object_id', text, (column) => column.notNull())
    .addColumn('card', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('due_at', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_until', text)
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('settled_at', text)
    .addColumn('activity_id', text)
    .addColumn('reason', text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('outbox_message_due').on('outbox_message').columns(['state', 'due_at']).execute();
  await schema.createIndex('outbox_message_person').on('outbox_message').column('aad_object_id').execute();
}

async function createAnswers(schema: SchemaModule, { text, strict }: Dialect): Promise<void> {
  await schema
    .createTable('answer')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('activity_id', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('entries', text, (column) => column.notNull())
    .addColumn('answered_at', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('answer_activity').on('answer').columns(['conversation_id', 'activity_id']).execute();
  await schema.createIndex('answer_answered_at').on('answer').column('answered_at').execute();
  await schema
    .createTable('rating')
    .addColumn('answer_id', text, (column) => column.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('aad_object_id', text, (column) => column.notNull())
    .addColumn('reaction', text, (column) => column.notNull())
    .addColumn('comment', text, (column) => column.notNull())
    .addColumn('rated_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('rating_key', ['answer_id', 'aad_object_id'])
    .modifyEnd(strict)
    .execute();
  await createLastQuestion(schema, { text, strict });
}

async function createLastQuestion(schema: SchemaModule, { text, strict }: Dialect): Promise<void> {
  await schema
    .createTable('last_question')
    .addColumn('conversation_id', text, (column) => column.notNull())
    .addColumn('aad_object_id', text, (column) => column.notNull())
    .addColumn('question', text, (column) => column.notNull())
    .addColumn('entries', text, (column) => column.notNull())
    .addColumn('asked_at', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('last_question_key', ['conversation_id', 'aad_object_id'])
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('last_question_asked_at').on('last_question').column('asked_at').execute();
}

async function createAudit(tx: Tx, { text, strict }: Dialect): Promise<void> {
  await tx.schema
    .createTable('audit_entry')
    .addColumn('seq', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .addColumn('previous_hash', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await tx.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await sql`insert into audit_head (id, seq, hash) values (1, 0, ${NO_HASH})`.execute(tx);
}
