import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { notifyTopic, type Topic, Topics } from './index.ts'

const house = await testDatabase()
const topics = new Topics({ listener: { listen: house.listen } })
await topics.start()
afterAll(() => topics.stop())
const [saltlight, lantern] = [randomUUID(), randomUUID()]
const tell = (productionId: string, topic: Topic) =>
  house.crew.transaction().execute((trx) => notifyTopic(trx, productionId, topic))

test('a topic is told at commit, to those who watch its production', async () => {
  const told: string[] = []
  const unwatch = topics.watch(saltlight, (topic) => told.push(topic))
  const open = await house.crew.startTransaction().execute()
  await notifyTopic(open, saltlight, 'dailies')
  await tell(lantern, 'recall')
  await tell(saltlight, 'cuts')
  await expect.poll(() => told).toEqual(['cuts'])
  await open.commit().execute()
  await expect.poll(() => told).toEqual(['cuts', 'dailies'])
  unwatch()
})

test('whoever stopped watching is told nothing', async () => {
  const told: string[] = []
  topics.watch(saltlight, () => told.push('left'))()
  const unwatch = topics.watch(saltlight, () => told.push('stayed'))
  await tell(saltlight, 'cuts')
  await expect.poll(() => told).toEqual(['stayed'])
  unwatch()
})

test('after a lost connection every page looks again at all it shows', async () => {
  const told = new Set<Topic>()
  const unwatch = topics.watch(saltlight, (topic) => told.add(topic))
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'stagedoor listener' and datname = current_database()`.execute(house.worker)
  await expect.poll(() => told.has('calendar') && told.has('recall'), { timeout: 5_000 }).toBe(true)
  unwatch()
})
