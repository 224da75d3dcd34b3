import { DataTypes, Sequelize } from 'sequelize'

const sequelize = new Sequelize(process.env.DATABASE_URL)

export const Sailor = sequelize.define('Sailor', { email: DataTypes.STRING, active: DataTypes.BOOLEAN, boatId: DataTypes.INTEGER })
