import type { Instant } from '../time/index.ts'
import { HASH_FORMATS } from './hash-format.ts'
import type { ChainLink, FileRecord, FolderHashes, FolderRecord, Manifest, RecordedHash } from './manifest.ts'
import { xmlText } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** Writes a generation as the ASC MHL v1.0 specification has it (`urn:ASC:MHL:v2.0`). */
export function writeManifest(manifest: Manifest): string {
  const { createdAt, hostname, tool, process, root, ignored, records } = manifest
  return document([
    '<hashlist version="2.0" xmlns="urn:ASC:MHL:v2.0">',
    '  <creatorinfo>',
    `    <creationdate>${moment(createdAt)}</creationdate>`,
    `    <hostname>${xmlText(hostname)}</hostname>`,
    `    <tool>${xmlText(tool)}</tool>`,
    '  </creatorinfo>',
    '  <processinfo>',
    `    <process>${process}</process>`,
    ...(root === null ? [] : ['    <roothash>', ...folderLines(root, '      '), '    </roothash>']),
    ...(ignored.length === 0
      ? []
      : [
          '    <ignore>',
          ...ignored.map((pattern) => `      <pattern>${xmlText(pattern)}</pattern>`),
          '    </ignore>',
        ]),
    '  </processinfo>',
    ...(records.length === 0
      ? []
      : ['  <hashes>', ...records.flatMap((record) => recordLines(record)), '  </hashes>']),
    '</hashlist>',
  ])
}

/** Writes a history's table of contents (`urn:ASC:MHL:DIRECTORY:v2.0`). */
export function writeChain(links: readonly ChainLink[]): string {
  return document([
    '<ascmhldirectory xmlns="urn:ASC:MHL:DIRECTORY:v2.0">',
    ...links.flatMap(({ sequence, fileName, c4 }) => [
      `  <hashlist sequencenr="${sequence}">`,
      `    <path>${xmlText(fileName)}</path>`,
      `    <c4>${c4}</c4>`,
      '  </hashlist>',
    ]),
    '</ascmhldirectory>',
  ])
}

function recordLines(record: FileRecord | FolderRecord): string[] {
  const previous =
    record.previousPath === null ? [] : [`      <previousPath>${xmlText(record.previousPath)}</previousPath>`]
  switch (record.kind) {
    case 'file': {
      const size = record.sizeBytes === null ? '' : ` size="${record.sizeBytes}"`
      const modified =
        record.modifiedAt === null ? '' : ` lastmodificationdate="${moment(record.modifiedAt)}"`
      return [
        '    <hash>',
        `      <path${size}${modified}>${xmlText(record.path)}</path>`,
        ...hashLines(record.hashes, '      '),
        ...previous,
        '    </hash>',
      ]
    }
    case 'folder':
      return [
        '    <directoryhash>',
        `      <path>${xmlText(record.path)}</path>`,
        ...folderLines(record, '      '),
        ...previous,
        '    </directoryhash>',
      ]
  }
}

function folderLines({ content, structure }: FolderHashes, indent: string): string[] {
  return [
    `${indent}<content>`,
    ...hashLines(content, `${indent}  `),
    `${indent}</content>`,
    `${indent}<structure>`,
    ...hashLines(structure, `${indent}  `),
    `${indent}</structure>`,
  ]
}

// The schema has them in one order.
function hashLines(hashes: readonly RecordedHash[], indent: string): string[] {
  return hashes
    .toSorted((one, other) => HASH_FORMATS.indexOf(one.format) - HASH_FORMATS.indexOf(other.format))
    .map(({ format, value, action, at }) => {
      const said = action === null ? '' : ` action="${action}"`
      const dated = at === null ? '' : ` hashdate="${moment(at)}"`
      return `${indent}<${format}${said}${dated}>${value}</${format}>`
    })
}

const moment = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`

const document = (lines: readonly string[]): string => `${[HEAD, ...lines].join('\n')}\n`
