/** Every way Stagedoor refuses, by name: type -> title and HTTP status. Rendered as RFC 9457 problem details. */
export const problems = {
  'another-account': { title: 'This is another account than the one that was connected.', status: 409 },
  'already-followed': { title: 'This box is being followed already.', status: 409 },
  'account-not-connected': { title: 'This account is not connected.', status: 409 },
  'already-answered': { title: 'This comment was answered.', status: 409 },
  'already-decided': { title: 'This was decided before.', status: 409 },
  'already-recalled': { title: 'This was recalled before.', status: 409 },
  'already-signed': { title: 'This release form is already signed.', status: 409 },
  'already-withdrawn': { title: 'This release form was withdrawn before.', status: 409 },
  'appearance-outside-asset': { title: 'The asset has no such stretch of time.', status: 422 },
  'approval-is-final': { title: 'The contract makes this approval final.', status: 409 },
  'asset-not-ready': { title: 'The asset is still being prepared.', status: 409 },
  'badge-held-already': { title: 'This person has a badge of this production.', status: 409 },
  'bytes-damaged': { title: 'The stored file is no longer what arrived.', status: 500 },
  'captions-not-readable': { title: 'The captions cannot be read.', status: 422 },
  'changed-meanwhile': { title: 'Somebody changed this meanwhile.', status: 409 },
  'cannot-be-followed': { title: 'This box cannot be followed.', status: 422 },
  'chapters-not-readable': { title: 'The chapters cannot be read.', status: 422 },
  'clock-not-manual': { title: 'The clock of this house runs by itself.', status: 409 },
  'cover-not-taken': { title: 'No picture could be taken of the film at this moment.', status: 422 },
  'contract-not-withdrawable': { title: 'A contract cannot be withdrawn at will.', status: 409 },
  'contributor-unclear': { title: 'It must be said who this is.', status: 409 },
  'cut-locked': { title: 'This cut is locked.', status: 409 },
  'cut-not-rendered': { title: 'This version of the cut has no film yet.', status: 409 },
  'deletion-too-late': { title: 'The hour for deleting it has passed.', status: 409 },
  'device-not-usable': { title: 'This device cannot be told.', status: 422 },
  'devices-full': { title: 'You are told on as many devices as one can be.', status: 409 },
  'digest-mismatch': { title: 'What arrived is not what was sent.', status: 422 },
  'door-shut-again': { title: 'This way back from the platform was used, or is too old.', status: 409 },
  'disclosure-not-told': { title: 'It was not said that the post discloses what it must.', status: 422 },
  'disk-full': { title: 'There is not enough room for this file.', status: 507 },
  'evidence-needed': { title: 'Something must show that it is gone.', status: 422 },
  'faces-not-proposed': { title: 'This production does not want boxes proposed around faces.', status: 409 },
  'faces-sought-already': { title: 'Faces are being looked for in it already.', status: 409 },
  'faces-unanswered': { title: 'Faces that were found in it wait for an answer.', status: 409 },
  'file-too-large': { title: 'This file is larger than may be sent here.', status: 413 },
  'film-does-not-fit': { title: 'This place does not take such a film.', status: 422 },
  'handle-not-to-be-had': { title: 'This handle cannot be had.', status: 409 },
  'handle-rests': { title: 'A handle may be changed once in thirty days.', status: 409 },
  'follows-full': { title: 'You follow as much as one can.', status: 409 },
  'grown-up-withdraws': { title: 'The child is of age, and decides alone.', status: 409 },
  'guardian-must-sign': { title: 'A minor cannot sign alone.', status: 422 },
  'holdbacks-go-round': { title: 'These places would wait for each other.', status: 422 },
  'house-is-claimed': { title: 'This house already has an owner.', status: 409 },
  'house-is-sealed': { title: 'The house is sealed after a restore.', status: 423 },
  'idempotency-key-reused': { title: 'This idempotency key was used for another request.', status: 422 },
  'inbox-closed': { title: 'This inbox is closed.', status: 410 },
  'inbox-full': { title: 'This inbox is full.', status: 413 },
  internal: { title: 'Something went wrong on our side.', status: 500 },
  'invalid-request': { title: 'The request cannot be read.', status: 400 },
  'invitation-taken': { title: 'This invitation was already accepted.', status: 409 },
  'kept-from-writing': { title: 'The production keeps you from writing here.', status: 403 },
  'key-art-not-a-still': { title: 'Key art is a still.', status: 422 },
  'kill-right-ended': { title: 'This right has ended.', status: 409 },
  'kit-not-cleared': { title: 'This kit may not be handed over any more.', status: 410 },
  'kit-not-open': { title: 'This kit is not open yet.', status: 409 },
  'last-owner': { title: 'A production keeps at least one owner.', status: 409 },
  'list-has-mistakes': { title: 'Some lines of this list are wrong.', status: 422 },
  'list-not-readable': { title: 'This list cannot be read.', status: 422 },
  'looking-as-somebody-else': { title: 'You are looking as somebody else.', status: 409 },
  'lifter-not-shown': { title: 'This is the word of somebody else.', status: 422 },
  'name-taken': { title: 'This name is already used.', status: 409 },
  'no-badge': { title: 'Only whom the production gave a badge answers here.', status: 403 },
  'no-handle-yet': { title: 'Choose a handle first.', status: 409 },
  'no-mail': { title: 'This house sends no letters.', status: 409 },
  'no-other-way-in': { title: 'This is the only way into the account.', status: 409 },
  'no-picture': { title: 'There is no picture to look at.', status: 422 },
  'no-such-setting': { title: 'This account has no such setting.', status: 422 },
  'no-such-local-time': { title: 'No clock shows this time.', status: 422 },
  'no-such-post': { title: 'There is no such post.', status: 422 },
  'no-such-story-point': { title: 'The story has no such point.', status: 422 },
  'no-such-writer': { title: 'Nobody here has this handle.', status: 404 },
  'not-marked-yet': { title: 'This is not out yet.', status: 409 },
  'not-out-yet': { title: 'Nobody can have seen this yet.', status: 409 },
  'no-such-territory': { title: 'This territory does not exist.', status: 422 },
  'not-a-lifter': { title: 'This embargo is for others to lift.', status: 403 },
  'nobody-to-ask': { title: 'Nobody was named to be asked.', status: 422 },
  'not-a-handle': { title: 'This is no name of an account there.', status: 422 },
  'not-a-server': { title: 'This is no address of a server.', status: 422 },
  'not-a-cast-list': { title: 'This is not a cast list.', status: 422 },
  'not-allowed': { title: 'Your role may not do this.', status: 403 },
  'not-answerable': { title: 'This comment cannot be answered from here.', status: 409 },
  'not-cleared': { title: 'The doorkeeper does not clear this for its moment.', status: 409 },
  'not-entrusted': { title: 'This delegate was not entrusted with that.', status: 403 },
  'evidence-not-empty': { title: 'This production has evidence already.', status: 409 },
  'no-world': { title: 'This document is no world.', status: 422 },
  'not-found': { title: 'There is nothing here.', status: 404 },
  'not-media': { title: 'This file is no footage, and stays with its sender.', status: 422 },
  'not-wanted-here': { title: 'They asked to be left alone.', status: 409 },
  'not-signed': { title: 'This release form is not signed.', status: 409 },
  'not-signed-in': { title: 'Sign in first.', status: 401 },
  'passkey-refused': { title: 'The passkey was not taken.', status: 401 },
  'platform-app-missing': { title: 'The application for this platform is not set up.', status: 409 },
  'platform-refused': { title: 'The platform said no.', status: 422 },
  'platform-silent': { title: 'The platform did not answer.', status: 503 },
  'person-not-named': { title: 'This person has no name yet.', status: 409 },
  'privacy-not-proven': { title: 'A copy without private details could not be made.', status: 422 },
  'nothing-before': { title: 'Nothing before it is marked.', status: 409 },
  'nothing-to-review': { title: 'Nothing chosen is counted by this right.', status: 422 },
  'outside-the-asset': { title: 'This lies outside the footage.', status: 422 },
  'publication-is-out': {
    title: 'This publication is out, or its moment has come: it is recalled instead.',
    status: 409,
  },
  'relation-missing': { title: 'Say what you are to the child.', status: 422 },
  'render-failed': { title: 'The cut could not be rendered.', status: 422 },
  'request-still-running': { title: 'The same request is still running.', status: 409 },
  'request-too-large': { title: 'This request is larger than it may be.', status: 413 },
  'reveal-goes-round': { title: 'This reveal would wait for itself.', status: 422 },
  'rounds-used-up': { title: 'The contract allows no further round.', status: 409 },
  'scan-missing': { title: 'A paper needs a picture of it.', status: 422 },
  'scan-not-readable': { title: 'This is no picture of a paper.', status: 422 },
  'scan-not-waiting': { title: 'This scan is no longer there.', status: 409 },
  'session-not-open': { title: 'Questions go to this session only while it is open.', status: 409 },
  'session-not-possible': { title: 'A session cannot be so.', status: 422 },
  'sheet-closed': { title: 'This sheet was taken in.', status: 410 },
  'sign-in-failed': { title: 'E-mail and password do not match.', status: 401 },
  'signed-in-the-future': { title: 'Nobody can have signed this yet.', status: 422 },
  'slip-expired': { title: 'This link has expired.', status: 410 },
  'slip-not-found': { title: 'This link opens nothing.', status: 404 },
  'slip-revoked': { title: 'This link was taken back.', status: 410 },
  'slip-used': { title: 'This link was already used.', status: 410 },
  'schedule-goes-round': { title: 'This publication would wait for itself.', status: 422 },
  'story-goes-round': { title: 'This point of the story would lie before itself.', status: 422 },
  'story-point-in-use': { title: 'Something still waits for this point of the story.', status: 409 },
  'template-broken': { title: 'This template cannot become a form.', status: 422 },
  'text-erased': { title: 'The text of this was erased.', status: 409 },
  'text-not-the-one-shown': { title: 'The text is not the one that was shown.', status: 409 },
  'theory-from-crew': { title: 'Who makes the story does not guess it.', status: 403 },
  'theory-too-late': { title: 'A theory is written before anybody can have seen it.', status: 409 },
  'too-many-theories': { title: 'There are enough theories of yours about this.', status: 409 },
  'thread-closed': { title: 'Nothing more can be written here.', status: 409 },
  'ticket-refused': { title: 'This form was not taken.', status: 422 },
  'too-late': { title: 'The time for this has passed.', status: 409 },
  'too-quick': { title: 'A little slower, please.', status: 429 },
  'too-many-requests': { title: 'Too many tries. Wait a little.', status: 429 },
  unreadable: { title: 'This file is kept, and cannot be shown yet.', status: 422 },
  'upload-gone': { title: 'This upload has ended.', status: 410 },
  'too-soon-to-say': { title: 'It is too soon to say that nothing is there.', status: 409 },
  'upload-in-use': { title: 'Another request is sending this file.', status: 423 },
  'window-has-no-length': { title: 'It would end before it begins.', status: 422 },
  'post-does-not-fit': { title: 'This platform does not take the post as it is.', status: 422 },
  'words-do-not-fit': { title: 'This place does not take so many words.', status: 422 },
  'witness-missing': { title: 'This form asks for a witness.', status: 422 },
  'works-backstage': { title: 'This account works backstage.', status: 409 },
  'wrong-kind-of-subject': { title: 'This cannot be asked of such a subject.', status: 422 },
  'wrong-origin': { title: 'The request came from another site.', status: 403 },
  'world-does-not-fit': { title: 'This world names what is not here.', status: 422 },
} as const satisfies Record<string, { title: string; status: number }>

/** The name of a refusal: a kebab-case state of the world. */
export type ProblemType = keyof typeof problems

/** What a refusal looks like on the wire (RFC 9457); facts of the case stand beside the standard members. */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail?: string
  [fact: string]: unknown
}

/** A refusal: part of the contract, never a crash. In a job it means "do not retry". */
export class Problem extends Error {
  readonly type: ProblemType
  readonly facts: Record<string, unknown>
  override readonly name = 'Problem'

  constructor(
    type: ProblemType,
    facts: { detail?: string; [fact: string]: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(facts.detail ?? problems[type].title, options)
    this.type = type
    this.facts = facts
  }

  /** The HTTP status of the catalogue. */
  get status(): number {
    return problems[this.type].status
  }

  /** The problem details document; `type` is relative to the house, where each type has a page. */
  toDetails(): ProblemDetails {
    return {
      type: `/problems/${this.type}`,
      title: problems[this.type].title,
      status: this.status,
      ...this.facts,
    }
  }
}
