import { CancelledEmail, ReceiptEmail } from './cancelled-email'
import { prisma } from './prisma'

export async function cancelTour(tourId: string) {
  const tour = await prisma.tour.update({ where: { id: tourId }, data: { cancelled: true } })
  const customers = await prisma.customer.findMany({ where: { bookings: { some: { tourId } } } })
  // expect: no-exposed-recipients
  const email = new CancelledEmail(customers.map((customer) => customer.email), tour)
  await email.send()
}

export async function paid(customerId: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId } })
  await new ReceiptEmail(customer).send()
}

export async function cancelOneByOne(tourId: string) {
  const tour = await prisma.tour.findUniqueOrThrow({ where: { id: tourId } })
  const customers = await prisma.customer.findMany({ where: { bookings: { some: { tourId } } } })
  await Promise.all(customers.map((customer) => new CancelledEmail([customer.email], tour).send()))
}
