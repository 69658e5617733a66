import { read } from '#lib/server/api.ts'
import type { ClockView, List, Me, ProductionView, Task, Work } from '#lib/wire/production.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const here = `/productions/${event.params.production}`
  const [production, me, clock, work, tasks] = await Promise.all([
    read<ProductionView>(event, here),
    read<Me>(event, '/me'),
    read<ClockView>(event, '/clock'),
    read<List<Work>>(event, `${here}/work`),
    read<List<Task>>(event, `${here}/tasks`),
  ])
  event.depends('house:work')
  return { production, me, clock, work: work.items, tasks: tasks.items }
}
