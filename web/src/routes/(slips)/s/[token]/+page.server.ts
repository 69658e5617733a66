import { error } from '@sveltejs/kit'
import { act, passwordOf, read, textOf } from '#lib/server/api.ts'
import type { ReceiptView } from '#lib/wire/ingest.ts'
import type {
  ApprovalSlip,
  InboxSlip,
  InvitationSlip,
  KitSlip,
  ReleaseSlip,
  SlipView,
} from '#lib/wire/slips.ts'
import { words } from '#lib/words/index.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = Parameters<PageServerLoad>[0]

async function bodyOf(event: Event, { purpose }: SlipView) {
  const token = encodeURIComponent(event.params.token)
  switch (purpose) {
    case 'inbox':
      return { kind: purpose, inbox: await read<InboxSlip>(event, `/inbox-slips/${token}`) }
    case 'receipt':
      return { kind: purpose, receipt: await read<ReceiptView>(event, `/receipt-slips/${token}`) }
    case 'release-form':
      return { kind: purpose, release: await read<ReleaseSlip>(event, `/release-slips/${token}`) }
    case 'approval':
      return { kind: purpose, approval: await read<ApprovalSlip>(event, `/approval-slips/${token}`) }
    case 'kit':
      return { kind: purpose, kit: await read<KitSlip>(event, `/kit-slips/${token}`) }
    case 'invitation':
      return { kind: purpose, invitation: await read<InvitationSlip>(event, `/invitation-slips/${token}`) }
    case 'reset':
      return { kind: purpose }
  }
}

export const load: PageServerLoad = async (event) => {
  const slip = await read<SlipView>(event, `/slips/${encodeURIComponent(event.params.token)}`)
  const body = await bodyOf(event, slip)
  if (!body) error(404, words.errors.notFound)
  return { slip, body, token: event.params.token }
}

const at = ({ params }: { params: { token: string } }, kind: string, act: string) =>
  `/${kind}-slips/${encodeURIComponent(params.token)}/${act}`

/** Opening a slip changes nothing; every act below is posted. */
export const actions: Actions = {
  sign: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(event, 'release', 'signatures'), {
      body: {
        name: textOf(form, 'name'),
        drawing: textOf(form, 'drawing') || null,
        textDigest: textOf(form, 'digest'),
        agrees: form.has('agrees'),
      },
    })
    return result.ok ? { done: true } : result.refusal
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(event, 'release', 'withdrawals'), {
      body: { because: textOf(form, 'because') || null },
    })
    return result.ok ? { done: true } : result.refusal
  },
  decide: async (event) => {
    const form = await event.request.formData()
    const note = textOf(form, 'note')
    const seconds = textOf(form, 'noteAtFlicks')
    const result = await act(event, at(event, 'approval', 'decisions'), {
      body: {
        kind: textOf(form, 'decision'),
        note: note || null,
        noteAtFlicks: note && seconds ? Number(seconds) : null,
      },
    })
    return result.ok ? { done: true } : result.refusal
  },
  takeBack: async (event) => {
    const result = await act(event, at(event, 'receipt', 'deletions'))
    return result.ok ? { done: true } : result.refusal
  },
  handOver: async (event) => {
    const result = await act<{ url: string }>(event, at(event, 'kit', 'handovers'))
    return result.ok ? { fileUrl: result.answer.url } : result.refusal
  },
  link: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(event, 'kit', 'links'), { body: { url: textOf(form, 'url') } })
    return result.ok ? { done: true } : result.refusal
  },
  accept: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(event, 'invitation', 'acceptances'), {
      body: {
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: passwordOf(form),
      },
    })
    return result.ok ? { accepted: true } : result.refusal
  },
  reset: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(event, 'reset', 'passwords'), {
      body: { password: passwordOf(form) },
    })
    return result.ok ? { accepted: true } : result.refusal
  },
}
