import { addTable } from './add-table.ts';
import type { Engine, Migration } from './migration.ts';

/** Files that wait to be fetched once. */
export function exportedFiles(engine: Engine): Migration {
  return {
    up: ({ schema }) =>
      addTable(schema, engine, {
        name: 'export_file',
        columns: {
          ...{
            token_hash: 'text',
            aad_object_id: 'text',
            action: 'text',
            subject: 'text',
            file_name: 'text',
            media_type: 'text',
            content: 'text',
            created_at: 'text',
          },
          ...{ expires_at: 'text', fetched_at: 'text?' },
        },
        key: ['token_hash'],
        indexes: [['expires_at']],
      }),
  };
}
