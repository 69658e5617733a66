import { glob } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../../e2e/chromium.ts'
import { type FaultyLine, layFaultyLine } from '../../../e2e/faulty-line.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from '../../../e2e/house.ts'
import { must } from '../../../e2e/visitor.ts'
import { chooseEngine } from '../../../server/src/plant/media/index.ts'
import { digestOfFile } from '../../../server/src/plant/storage/index.ts'
import { arrivedDigests, killTab, openDay, type ShootingDay, sitDown, takeUpPhone } from './people.ts'
import { writePhoneClip } from './phone-clip.ts'
import { cpuSecondsOf } from './processor.ts'

/** What is sent, and over what. */
export interface WalkOrder {
  readonly sizeBytes: number
  /** Says what the line does when. */
  readonly seed: number
  /** What the line carries at most, in bytes a second. */
  readonly bytesPerSecond: number
  /** Whether it is waited for that everything is made of the clip, which takes minutes. */
  readonly toTheEnd: boolean
  readonly say: (line: string) => void
}

/** What came of it. Times are seconds after the last byte left the phone; CPU seconds are the house's within them. */
export interface WalkFindings {
  readonly sizeBytes: number
  readonly sentBytes: number
  readonly tally: FaultyLine['tally']
  readonly sendingSeconds: number
  readonly receipt: Moment
  readonly listed: Moment
  readonly playable: Moment
  /** Null where it was not waited for. */
  readonly ready: Moment | null
  readonly assets: number
  /** SHA-256 of the clip as it lies on the phone, as the log of the house has it, and of the file in its vault. */
  readonly digests: { readonly phone: string; readonly log: string; readonly vault: string }
}

export interface Moment {
  readonly seconds: number
  readonly cpuSeconds: number | null
}

const CLIP = 'A017_C042'
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }
const MIB = 2 ** 20
const LOOKS_EVERY_MS = 20
const PATIENT = { timeout: 1_800_000 }
const READY_EVERY_MS = 250
const HOUSE_OFF_MS = 500

/**
 * A phone sends one clip over a bad line; its tab is killed on the way, and so is the house. The publicist has the dailies
 * open all the while, and plays it as soon as it is there.
 */
export async function walkFromSet(order: WalkOrder): Promise<WalkFindings> {
  const dataDir = await newDataDir()
  const port = await freePort()
  const line = await layFaultyLine(await freePort(), { toPort: port, seed: order.seed })
  const open = () =>
    startHouse({
      dataDir: dataDir.path,
      port,
      env: { STAGEDOOR_URL: `http://127.0.0.1:${line.port}`, STAGEDOOR_CLOCK: 'real' },
    })
  const standing: Standing = {
    house: await open(),
    open,
    line,
    direct: `http://127.0.0.1:${port}`,
    folder: dataDir.path,
  }
  let browser: Browser | undefined
  try {
    browser = await openBrowser()
    return await walk(browser, standing, order)
  } finally {
    await browser?.close()
    await standing.house.stop()
    await line.close()
    await dataDir.remove()
  }
}

interface Standing {
  house: RunningHouse
  readonly open: () => Promise<RunningHouse>
  readonly line: FaultyLine
  /** The house on a good line. */
  readonly direct: string
  readonly folder: string
}

async function walk(browser: Browser, standing: Standing, order: WalkOrder): Promise<WalkFindings> {
  const { line, folder } = standing
  const { say } = order
  const path = join(folder, `${CLIP}.mp4`)
  const media = await chooseEngine({
    engine: 'auto',
    ffmpegPath: null,
    searchPath: process.env['PATH'] ?? '',
  })
  try {
    await writePhoneClip(media, path, order.sizeBytes)
  } finally {
    await media.close()
  }
  const { sha256, sizeBytes } = await digestOfFile(path)
  say(`A clip of ${megabytes(sizeBytes)} is on the phone.`)

  const origin = `http://127.0.0.1:${line.port}`
  const day = await openDay(origin, standing.house.claimToken ?? '')
  const context = await browser.newContext({ viewport: DESK, locale: 'en-GB' })
  const desk = await sitDown(context, { signIn: origin, origin: standing.direct })
  const pocket = await browser.newContext({
    viewport: PHONE,
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
  })
  let phone = await takeUpPhone(pocket, day.inboxLink)

  line.pace(order.bytesPerSecond)
  // Long films would meet with hundreds of breaks that say no more than sixty do.
  line.suffer({
    share: 0.3,
    bytesBetweenCuts: Math.min(32 * MIB, Math.max(8 * MIB, sizeBytes / 60)),
    requestsPerAddress: 40,
    onTheAir: 32 * 1024,
  })
  const began = performance.now()
  await phone.getByLabel('Your name').fill('Wren Okafor')
  await phone.locator('input[type=file]').setInputFiles(path)
  await sent(line, sizeBytes * 0.35)
  await killTab(pocket, phone)
  say(`At ${megabytes(line.tally.sentBytes)} the phone killed the tab.`)
  phone = await takeUpPhone(pocket, day.inboxLink)
  const [chooser] = await Promise.all([
    phone.waitForEvent('filechooser'),
    phone.getByText('Choose them again').tap(),
  ])
  await chooser.setFiles(path)
  await sent(line, sizeBytes * 0.65)
  await standing.house.kill()
  say(`At ${megabytes(line.tally.sentBytes)} the house was killed.`)
  await delay(HOUSE_OFF_MS)
  standing.house = await standing.open()

  const watch = watchLastByte(standing)
  const [receipt, [listed, playable]] = await Promise.all([
    phone
      .getByRole('region', { name: 'Receipt' })
      .waitFor(PATIENT)
      .then(() => stampOf(standing)),
    playAsSoonAsListed(desk, standing),
  ])
  const last = watch.stop()
  say(`The last byte left after ${((last.at - began) / 1000).toFixed(1)} s.`)
  // Who looks at a film on the machine of the house takes its processor away.
  await Promise.all([context.close(), pocket.close()])
  if (order.toTheEnd) await whenReady(day)
  const ready = order.toTheEnd ? await stampOf(standing) : null
  const after = (stamp: Stamp): Moment => ({
    seconds: (stamp.at - last.at) / 1000,
    cpuSeconds: stamp.cpu === null || last.cpu === null ? null : stamp.cpu - last.cpu,
  })
  const [log = ''] = await arrivedDigests(day)
  return {
    sizeBytes,
    sentBytes: line.tally.sentBytes,
    tally: line.tally,
    sendingSeconds: (last.at - began) / 1000,
    receipt: after(receipt),
    listed: after(listed),
    playable: after(playable),
    ready: ready && after(ready),
    assets: (await assetsOf(day)).length,
    digests: { phone: sha256, log, vault: await digestInVault(folder, log) },
  }
}

interface Stamp {
  readonly at: number
  readonly cpu: number | null
}

const stampOf = async ({ house }: Standing): Promise<Stamp> => ({
  at: performance.now(),
  cpu: await cpuSecondsOf(house.pid),
})

async function sent(line: FaultyLine, bytes: number): Promise<void> {
  while (line.tally.sentBytes < bytes) await delay(LOOKS_EVERY_MS)
}

/** Notes what the house had used when the last byte left, which nobody knows before no other follows. */
function watchLastByte(standing: Standing): { stop: () => Stamp } {
  const { tally } = standing.line
  let isOver = false
  let cpu: number | null = null
  const watch = async (): Promise<void> => {
    for (let seen = 0; !isOver; await delay(LOOKS_EVERY_MS)) {
      if (tally.sentBytes === seen) continue
      seen = tally.sentBytes
      cpu = (await stampOf(standing)).cpu
    }
  }
  void watch()
  return {
    stop: () => {
      isOver = true
      return { at: tally.sentAt, cpu }
    },
  }
}

async function playAsSoonAsListed(desk: Page, standing: Standing): Promise<[Stamp, Stamp]> {
  const cell = desk.locator('[data-asset]').first()
  await cell.waitFor(PATIENT)
  const listed = await stampOf(standing)
  await cell.click()
  await desk.waitForURL('**/dailies/*')
  const plays = `(() => {
    const film = document.querySelector('video')
    if (film?.paused) film.play().catch(() => undefined)
    return film !== null && film.readyState >= film.HAVE_CURRENT_DATA && film.currentTime > 0.2
  })()`
  while (!(await desk.evaluate<boolean>(plays))) await delay(LOOKS_EVERY_MS)
  return [listed, await stampOf(standing)]
}

const assetsOf = async ({ owner, production }: ShootingDay) =>
  (await must(owner.GET('/api/v1/productions/{production}/dailies', { params: { path: { production } } })))
    .items

async function whenReady(day: ShootingDay): Promise<void> {
  while ((await assetsOf(day)).some(({ state }) => state !== 'ready')) await delay(READY_EVERY_MS)
}

async function digestInVault(folder: string, name: string): Promise<string> {
  const [kept] = await Array.fromAsync(glob(`**/${name}`, { cwd: folder }))
  return kept === undefined ? '' : (await digestOfFile(join(folder, kept))).sha256
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
