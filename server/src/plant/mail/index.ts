/** Letters of the house: optional, sealed until they are sent, sent as jobs of what they tell. */
export { isMailable, Mail, type Mailing } from './mail.ts'
