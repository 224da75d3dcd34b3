import type { Repository } from 'typeorm'
import type { Donor } from './donor.entity'

export class Donors {
  constructor(private readonly repository: Repository<Donor>) {}

  all() {
    return this.repository.find({ where: { wantsMail: true } })
  }

  one(id: string) {
    return this.repository.findOneByOrFail({ id })
  }
}
