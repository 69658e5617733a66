import { z } from '@hono/zod-openapi'

/** In which language a form is read; one in which it has no wording is read in its own. */
export const readIn = z.object({
  language: z.string().max(35).optional().openapi({
    description: 'One of `languages`; what is signed is the text in the language that was read.',
  }),
})

/** The languages in which a form can be read and signed, its own first. */
export const languagesOut = z.array(z.string()).openapi({
  description:
    'In which languages the form can be read and signed, the one it was drawn up in first; of a signed one, its own alone.',
})
