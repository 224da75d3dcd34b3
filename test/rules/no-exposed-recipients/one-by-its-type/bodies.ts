import { z } from 'zod'

export const Receipt = z.object({ to: z.string().email(), order: z.string() })
export type Receipt = z.infer<typeof Receipt>

export const Invitation = z.object({ to: z.union([z.string().email(), z.array(z.string().email())]) })

export interface Notice {
  to: string
  subject: string
}

export interface Announcement {
  to: string[]
}
