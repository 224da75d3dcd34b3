import { DataTypes, Sequelize } from 'sequelize'

const sequelize = new Sequelize(process.env.DATABASE_URL)

export const Household = sequelize.define('Household', {
  name: DataTypes.STRING,
  email: DataTypes.STRING,
  read: DataTypes.BOOLEAN,
  owned: DataTypes.BOOLEAN,
  bill: DataTypes.INTEGER,
})
