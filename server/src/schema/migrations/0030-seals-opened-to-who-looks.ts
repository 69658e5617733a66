import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * Crew who look as somebody, at a moment that has been, read the theories that are open to such a fan. At one to come they
 * read none: what waits under seal is nobody's until its evening.
 */
export const sealsOpenedToWhoLooks: Migration = {
  name: '0030-seals-opened-to-who-looks',
  up: async (trx, roles) => {
    await sql`
      alter policy passed on community.seal_openings to ${sql.id(roles.fan)}
      using (
        (select true from wall.gates g where g.id = gate_id)
        and exists (select 1 from community.writings w where w.id = theory_id and w.state = 'shown')
        and (production_id is distinct from (select wall.made_for())
          or (select wall.made_moment()) <= (select wall.now()))
      )`.execute(trx)
  },
}
