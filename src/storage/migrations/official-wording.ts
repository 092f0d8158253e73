import { DIALECTS } from './migration.ts';
import type { Engine, Migration } from './migration.ts';

/** The official document that was imported, cut into its sections. */
export function officialWording(engine: Engine): Migration {
  const { text, strict } = DIALECTS[engine];
  return {
    up: async ({ schema }) => {
      await schema
        .createTable('official_document')
        .addColumn('id', text, (column) => column.primaryKey().notNull())
        .addColumn('title', text, (column) => column.notNull())
        .addColumn('edition', text, (column) => column.notNull())
        .addColumn('file_name', text, (column) => column.notNull())
        .addColumn('sha256', text, (column) => column.notNull())
        .addColumn('imported_at', text, (column) => column.notNull())
        .addColumn('imported_by', text, (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await schema
        .createTable('official_section')
        .addColumn('document_id', text, (column) => column.notNull().references('official_document.id').onDelete('cascade'))
        .addColumn('path', text, (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('heading', text, (column) => column.notNull())
        .addColumn('page', 'integer')
        .addColumn('text', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('official_section_key', ['document_id', 'path'])
        .modifyEnd(strict)
        .execute();
    },
  };
}
