import { createClient, type operations } from '@stagedoor/contract'
import type { TriageChange, Triaged } from '@stagedoor/core/ingest'
import { answered } from '#lib/ui/refusal.ts'
import type { AssetRow } from '#lib/wire/clearance.ts'
import type { Asset, DocumentPages } from '#lib/wire/ingest.ts'
import type { Asked } from './asked.ts'

/** What is said anew of one asset of many. */
export type OneOfMany =
  operations['changeAssets']['requestBody']['content']['application/json']['changes'][number]

/** The dailies as their page asks for them itself: a day page by page, and what is done to its assets. */
export function dailiesApi(production: string) {
  const api = createClient({ origin: location.origin, fetch: (...args) => fetch(...args) })
  const path = { production }
  return {
    page: async (asked: Asked, cursor: string | null): Promise<{ items: AssetRow[]; next: string | null }> =>
      answered(
        api.GET('/api/v1/productions/{production}/dailies', {
          params: { path, query: { ...asked, ...(cursor === null ? {} : { cursor }) } },
        }),
      ),
    triage: async (marks: Triaged[]): Promise<TriageChange[]> =>
      (
        await answered(
          api.PUT('/api/v1/productions/{production}/triage', { params: { path }, body: { marks } }),
        )
      ).changed,
    /** Answers what takes the changes back. */
    change: async (changes: OneOfMany[]): Promise<OneOfMany[]> =>
      (
        await answered(
          api.PATCH('/api/v1/productions/{production}/assets', { params: { path }, body: { changes } }),
        )
      ).takesBack,
    remove: async (assetIds: string[]) =>
      (
        await answered(
          api.POST('/api/v1/productions/{production}/asset-deletions', {
            params: { path },
            body: { assetIds },
          }),
        )
      ).outcomes,
    pages: (asset: string): Promise<DocumentPages> =>
      answered(api.GET('/api/v1/assets/{asset}/pages', { params: { path: { asset } } })),
    asset: (asset: string): Promise<Asset> =>
      answered(api.GET('/api/v1/assets/{asset}', { params: { path: { asset } } })),
  }
}

export type DailiesApi = ReturnType<typeof dailiesApi>
