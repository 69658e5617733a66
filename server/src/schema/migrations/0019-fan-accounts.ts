import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Fans sign in: passkeys, tickets of forms that were spent, and the end of an account in one transaction. */
export const fanAccounts: Migration = {
  name: '0019-fan-accounts',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const auth = sql.id(roles.auth)

    // better-auth's own table. The counter of an authenticator is an unsigned 32-bit number, which its driver reads as
    // a number from this type alone.
    await sql`
      create table auth.passkeys (
        id uuid primary key default gen_random_uuid(),
        name text,
        public_key text not null,
        user_id uuid not null references auth.users (id) on delete cascade,
        credential_id text not null unique,
        counter double precision not null,
        device_type text not null,
        backed_up boolean not null,
        transports text,
        created_at timestamptz(3) not null default now(),
        aaguid text
      )`.execute(trx)
    await sql`alter table auth.passkeys owner to ${auth}`.execute(trx)
    await sql`create index passkeys_by_user on auth.passkeys (user_id)`.execute(trx)

    // What was said, and when; never a date of birth.
    await sql`alter table wall.viewers add column grown_said_at timestamptz(3)`.execute(trx)

    // A form of those who join is sent once. Real time: it has nothing to do with the story.
    await sql`
      create table community.spent_tickets (
        digest bytea primary key,
        expires_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index spent_tickets_by_end on community.spent_tickets (expires_at)`.execute(trx)
    await sql`grant select, insert, update, delete on community.spent_tickets to ${crew}, ${worker}`.execute(
      trx,
    )

    // An account ends in the transaction that takes back its texts, or not at all.
    await sql`
      create function auth.forget_account(account uuid) returns boolean
      language plpgsql security definer set search_path = pg_catalog as $$
      declare address text;
      begin
        delete from auth.users where id = account returning email into address;
        if address is null then return false; end if;
        delete from auth.verifications
          where strpos(value, account::text) > 0 or strpos(lower(value), to_json(address)::text) > 0;
        return true;
      end $$`.execute(trx)
    await sql`revoke execute on function auth.forget_account(uuid) from public`.execute(trx)
    await sql`grant execute on function auth.forget_account(uuid) to ${crew}, ${worker}`.execute(trx)
  },
}
