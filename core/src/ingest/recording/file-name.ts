import type { ProposedSlate } from './recording.ts'

const NOTHING = { roll: null, clip: null, scene: null, take: null }

// How cameras and crews name files. Roll and clip: A001C002_221122_R1AB (ARRI, RED), A001_11221015_C002 (Blackmagic).
const ROLL_AND_CLIP = /^([A-Z]\d{3,4})_?(?:[A-Z0-9]{4,10}_)?C(\d{3,4})(?:_|\b)/i
// Scene and take: S01T03, S12A_T3, SC12-TK03, Sc 12A Take 3.
const SCENE_AND_TAKE =
  /(?:^|[^a-z0-9])S(?:C(?:ENE)?)?[ _-]?(\d{1,3}[A-Z]{0,2})[ _-]*T(?:A?K(?:E)?)?[ _-]?(\d{1,3})(?![a-z0-9])/i

/** What a file's name may say of its slate by the habits of cameras and crews; null where it says nothing by them. */
export function slateInName(fileName: string): ProposedSlate | null {
  const name = fileName.replace(/\.[^.]*$/, '').normalize('NFC')
  const [, roll, clip] = ROLL_AND_CLIP.exec(name) ?? []
  if (roll !== undefined && clip !== undefined)
    return { ...NOTHING, roll: roll.toUpperCase(), clip: `C${clip}`, source: 'file-name' }
  const [, scene, take] = SCENE_AND_TAKE.exec(name) ?? []
  if (scene === undefined || take === undefined) return null
  return {
    ...NOTHING,
    scene: scene.toUpperCase().replace(/^0+(?=\d)/, ''),
    take: String(Number(take)),
    source: 'file-name',
  }
}
