import { transport } from './transport'
import { prisma } from './prisma'

export async function needsReview(documentId: string) {
  const document = await prisma.document.findUniqueOrThrow({ where: { id: documentId }, include: { reviewers: true } })
  await transport.sendMail({
    from: 'docs@board.example',
    // expect-possible: no-exposed-recipients
    to: document.reviewers.map((reviewer) => reviewer.email).join(', '),
    subject: `Please review: ${document.title}`,
    text: 'Thank you.',
  })
}
