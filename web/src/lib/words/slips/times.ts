import { FLICKS_PER_SECOND, formatInstant, instant } from '@stagedoor/core/time'
import { sayTime } from '../times.ts'

/** A language in which a slip speaks. */
export type SlipLanguage = keyof typeof UNITS

type Units = {
  bytes: readonly string[]
  days: (count: number) => string
}

const UNITS = {
  en: { bytes: ['B', 'kB', 'MB', 'GB', 'TB'], days: (count) => `${count} days` },
  de: { bytes: ['B', 'kB', 'MB', 'GB', 'TB'], days: (count) => `${count} Tage` },
  fr: { bytes: ['o', 'ko', 'Mo', 'Go', 'To'], days: (count) => `${count} jours` },
  es: { bytes: ['B', 'kB', 'MB', 'GB', 'TB'], days: (count) => `${count} días` },
} as const satisfies Record<string, Units>

/** Every such language, by its code of ISO 639-1. */
export const SLIP_LANGUAGES = Object.keys(UNITS) as readonly SlipLanguage[]

/** Times, lengths and sizes as a language says them. */
export function timesOf(language: SlipLanguage) {
  const units: Units = UNITS[language]
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  return {
    /** `Fri 27 Nov, 18:00 Oslo`, with the year where it is another than `now`'s. */
    moment: (at: string, zone: string, now?: string): string =>
      formatInstant(instant(Date.parse(at)), {
        zone,
        locale: language,
        ...(now === undefined ? {} : { relativeTo: instant(Date.parse(now)) }),
      }),
    time: sayTime,
    /** `4.7 s`, `1 min 20 s`. */
    length: (flicks: number): string => {
      const seconds = flicks / FLICKS_PER_SECOND
      if (seconds < 60) return `${number(seconds, 1)} s`
      const rest = Math.round(seconds % 60)
      return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`
    },
    /** `212 MB`, `2.7 GB`; powers of a thousand, as phones show them. */
    bytes: (bytes: number): string => {
      const power = Math.min(units.bytes.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
      const value = bytes / 1000 ** power
      return `${number(value, value >= 100 || power === 0 ? 0 : 1)} ${units.bytes[power]}`
    },
    /** `40 s`, `6 min`, `23 h 56 min`, `3 days`. */
    left: (milliseconds: number): string => {
      const seconds = Math.max(0, Math.round(milliseconds / 1000))
      if (seconds < 90) return `${seconds} s`
      const minutes = Math.round(seconds / 60)
      if (minutes < 90) return `${minutes} min`
      const hours = Math.floor(minutes / 60)
      if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
      return units.days(Math.round(hours / 24))
    },
  }
}
