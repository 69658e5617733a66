/** Words for files that are kept and cannot be shown. */
export const unreadable = {
  title: 'Kept, and not shown',
  says: 'These came in and cannot be read. Each lies in the vault as it arrived: nobody can open it, and it can go nowhere.',
  from: (name: string) => `from ${name}`,
  noDay: 'without a shooting day',
  trying: 'It is being tried again.',
  because: {
    any: 'It could not be prepared.',
    document: 'A document whose pages cannot be shown. Ask for it as a PDF.',
    locked: 'A document behind a password. Ask for it without one.',
    archive: 'An archive. Archives are never opened; ask for what is in it, file by file.',
    'raw-photo':
      'A raw photograph or a scan without a picture inside that can be shown. Ask for a JPEG of it.',
    unknown: 'No video, still or sound that this house knows.',
    damaged: 'It, or a part of it, cannot be read: it may be cut off or damaged. Ask for it again.',
    'too-much': 'It asks for more than this machine gives to one file.',
    'given-up': 'The house failed on it several times, and gave it up.',
    'privacy-not-proven': 'Private details could not be proven gone from a copy of it.',
    'bytes-damaged': 'The disk changed it after it arrived. Ask for it again.',
    'asset-not-ready': 'Its preparation was cancelled.',
  } as Readonly<Record<string, string>> & { readonly any: string },
  more: 'More of them',
  again: 'Try again',
  againFor: (name: string) => `Try ${name} again`,
  remove: 'Delete',
  removeFor: (name: string) => `Delete ${name}`,
  removeTitle: (name: string) => `Delete ${name}?`,
  removeSays: 'The original in the vault is deleted. Nobody can bring it back.',
  task: (files: number) =>
    files === 1
      ? '1 file that came in cannot be shown. It is kept; the reason stands in the dailies.'
      : `${files} files that came in cannot be shown. They are kept; the reasons stand in the dailies.`,
}
