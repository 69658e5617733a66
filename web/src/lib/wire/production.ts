import type { ProductionKind, Role } from '@stagedoor/core/production'

export type List<Row> = { items: Row[]; next: string | null }

export type ProductionView = {
  slug: string
  title: string
  kind: ProductionKind
  zone: string
  premiereAt: string | null
  role: Role
}

export type Me = { name: string; email: string; isOperator: boolean }

export type ClockView = { now: string; kind: 'real' | 'manual' }

export type Member = { id: string; name: string; email: string; role: Role }

export type KeyView = { id: string; name: string; scopes: string[]; createdAt: string }

export type Scene = { id: string; number: string; title: string }

export type ShootingDay = { id: string; unit: string; number: number; date: string }

export type Task = { id: string; words: string; href: string | null; dueAt: string | null }

export type Work = {
  id: string
  name: string
  ref: string
  state: 'waiting' | 'running' | 'failed' | 'done'
  stage: string | null
  done: number | null
  total: number | null
}
