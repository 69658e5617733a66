import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What was tried for a publication before its moment, and what came of it: signed, and kept as it was signed. */
export const embargoProofs: Migration = {
  name: '0034-embargo-proofs',
  up: async (trx, roles) => {
    await sql`
      create table publish.embargo_proofs (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        publication_id uuid not null references publish.publications (id),
        work_id uuid not null,
        asked_by text not null,
        asked_by_id text not null,
        asked_at timestamptz(3) not null default wall.now(),
        proved_at timestamptz(3),
        verdict text check (verdict in ('shut', 'reachable', 'unclear')),
        sum jsonb,
        sha256 text,
        signature text,
        document text,
        check ((proved_at is null) = (document is null)),
        check ((proved_at is null) = (signature is null)),
        check ((proved_at is null) = (verdict is null))
      )`.execute(trx)
    await sql`
      create index embargo_proofs_by_publication on publish.embargo_proofs (publication_id, asked_at desc)`.execute(
      trx,
    )
    await sql`
      grant select, insert, update, delete on publish.embargo_proofs
        to ${sql.id(roles.crew)}, ${sql.id(roles.worker)}`.execute(trx)
  },
}
