/** What is wrong with a hash list that somebody else wrote; the message ends a sentence that names its file. */
export class MhlFlaw extends Error {
  override readonly name = 'MhlFlaw'
}
