import type { DataSource } from 'typeorm';

interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly json: boolean;
}

/** Controls but tab and line ends. */
const IN_TEXT = '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]';
/** The same and NUL, as JSON writes them; a backslash before it would make it the text of an escape. */
const IN_JSON = '(^|[^\\\\])(\\\\\\\\)*\\\\(u00(0[0-8be-f]|1[0-9a-f]|7f)|[bf])';

/** Columns of a database in which some text is stored that nobody can have meant, each with an example. */
export async function storedGarbage(dataSource: DataSource): Promise<readonly string[]> {
  const columns: TextColumn[] = await dataSource.query(
    `SELECT table_name AS table, column_name AS column, data_type LIKE 'json%' AS json
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
       AND (data_type IN ('text', 'character varying', 'json', 'jsonb') OR udt_name IN ('_text', '_varchar'))`,
  );
  const found: string[] = [];
  for (const { table, column, json } of columns) {
    const [row]: { readonly text: string }[] = await dataSource.query(
      `SELECT left("${column}"::text, 200) AS text FROM "${table}" WHERE "${column}"::text ~ $1 LIMIT 1`,
      [json ? IN_JSON : IN_TEXT],
    );
    if (row) found.push(`${table}.${column}: ${JSON.stringify(row.text)}`);
  }
  return found;
}
