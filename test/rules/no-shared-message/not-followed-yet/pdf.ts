export async function toPdf(customer: unknown): Promise<Buffer> {
  return Buffer.from(String(customer))
}
