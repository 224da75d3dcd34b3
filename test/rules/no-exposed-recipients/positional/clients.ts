import { Sequelize, DataTypes } from 'sequelize'

const sequelize = new Sequelize(process.env.DATABASE_URL!)
const Client = sequelize.define('Client', { name: DataTypes.STRING, email: DataTypes.STRING })

export function clients() {
  return Client.findAll({ where: { active: true } })
}
