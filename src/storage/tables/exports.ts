/** Tables of the room `exports`. */
export interface ExportTables {
  export_file: ExportFileTable;
}

/** A file that waits to be fetched once; its content goes with the fetching or with the time. */
export interface ExportFileTable {
  /** Primary key: SHA-256 of the secret in the link, which itself is kept nowhere. */
  token_hash: string;
  aad_object_id: string;
  file_name: string;
  media_type: string;
  /** Base64; empty once fetched or expired. */
  content: string;
  created_at: string;
  expires_at: string;
  fetched_at: string | null;
}
