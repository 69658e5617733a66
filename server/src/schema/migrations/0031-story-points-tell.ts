import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The order of the story is told on pages, so what is kept of them is dropped with its change. */
export const storyPointsTell: Migration = {
  name: '0031-story-points-tell',
  up: async (trx) => {
    await sql`
      create trigger pages_changed after insert or update or delete on production.story_points
        for each row execute function wall.tell_pages()`.execute(trx)
  },
}
