import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Where somebody deletes by hand, what they bring as evidence, who was told of a recall, and recalls rehearsed. */
export const theRecallComplete: Migration = {
  name: '0042-the-recall-complete',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`alter table publish.recall_lines add column act_url text`.execute(trx)
    // Two people can have one name; who connected an account, the log has always known.
    await sql`alter table publish.accounts add column connected_by_id text`.execute(trx)
    await sql`
      update publish.accounts a set connected_by_id = (
        select e.body ->> 'by' from plant.chain_entries e
        where e.production_id = a.production_id and e.kind = 'account-connected'
          and e.body ->> 'accountId' = a.id::text
        order by e.seq desc limit 1)`.execute(trx)
    // A picture of a post that is gone, where nobody of the house can look; it stays with the ledger for good.
    await sql`
      create table publish.recall_papers (
        id uuid primary key,
        line_id uuid not null references publish.recall_lines (id),
        sha256 bytea not null,
        file_name text not null,
        media_type text not null,
        size_bytes integer not null,
        bytes bytea not null,
        added_by text not null,
        added_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index recall_papers_by_line on publish.recall_papers (line_id)`.execute(trx)
    // What whoever took their yes back was last told of a recall, so that they are told again only of what is new.
    await sql`
      create table publish.recall_letters (
        recall_id uuid primary key references publish.recalls (id),
        written_at timestamptz(3) not null,
        told text not null,
        letters integer not null default 1
      )`.execute(trx)
    // A drill recalls nothing: its rows are its own, and no ledger, line or publication knows of them.
    await sql`
      create table publish.recall_drills (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        cut_id uuid not null references cut.cuts (id),
        work_id uuid not null,
        asked_by text not null,
        asked_by_id text not null,
        asked_at timestamptz(3) not null default wall.now(),
        done_at timestamptz(3),
        result jsonb,
        check ((done_at is null) = (result is null))
      )`.execute(trx)
    await sql`
      create index recall_drills_by_cut on publish.recall_drills (cut_id, asked_at desc)`.execute(trx)
    await sql`
      grant select, insert, update, delete on publish.recall_papers, publish.recall_letters, publish.recall_drills
        to ${house}`.execute(trx)
  },
}
