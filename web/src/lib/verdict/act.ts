import type { Component } from 'svelte'

/**
 * One act beside a question: a link, a posted form (works without script), or a thing done on the page (with a link for
 * those without script).
 * The first act of a line is the one lamp.
 */
export type Act = { label: string; icon?: Component<{ size?: number }> } & (
  | { href: string }
  | { action: string; fields?: Record<string, string> }
  | { onact: () => void; href?: string }
)
