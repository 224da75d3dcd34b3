import { DefaultCrudRepository } from '@loopback/repository'

export class SubscriberRepository extends DefaultCrudRepository<{ email: string }, number> {}
