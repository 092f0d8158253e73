/** Tables of the room `exports`. */
export interface ExportTables {
  export_file: ExportFileTable;
}

/** A file that waits to be fetched once; its content goes with the fetching or with the time. */
export interface ExportFileTable {
  /** Primary key: SHA-256 of the secret in the link, which itself is kept nowhere. */
  token_hash: string;
  /** Who asked for it, the only one who was given the link. */
  aad_object_id: string;
  /** What the audit log said when it was made, repeated there when it is fetched. */
  action: string;
  subject: string;
  file_name: string;
  media_type: string;
  /** Base64; empty once fetched. Expired rows are deleted. */
  content: string;
  created_at: string;
  expires_at: string;
  fetched_at: string | null;
}
