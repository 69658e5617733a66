import type { ReleaseMetadata } from './release-metadata.ts'

const VOCABULARY = 'http://ns.useplus.org/ldf/vocab/'

/**
 * Release fields as an XMP sidecar, which photo tools read beside the picture. Source: IPTC Photo Metadata Standard 2023.2,
 * https://www.iptc.org/std/photometadata/specification/; PLUS LDF, namespace http://ns.useplus.org/ldf/xmp/1.0/;
 * XMP by ISO 16684-1.
 */
export function releaseXmp(metadata: ReleaseMetadata): string {
  const { model, modelIds, property, propertyIds, minorAge } = metadata
  const fields = [
    element('ModelReleaseStatus', `${VOCABULARY}${model}`),
    bag('ModelReleaseID', modelIds),
    element('PropertyReleaseStatus', `${VOCABULARY}${property}`),
    bag('PropertyReleaseID', propertyIds),
    minorAge === null ? '' : element('MinorModelAgeDisclosure', `${VOCABULARY}${minorAge}`),
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">
${fields.filter((field) => field !== '').join('\n')}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`
}

function element(name: string, value: string): string {
  return `   <plus:${name}>${escape(value)}</plus:${name}>`
}

function bag(name: string, values: readonly string[]): string {
  if (values.length === 0) return ''
  const entries = values.map((value) => `     <rdf:li>${escape(value)}</rdf:li>`).join('\n')
  return `   <plus:${name}>\n    <rdf:Bag>\n${entries}\n    </rdf:Bag>\n   </plus:${name}>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
