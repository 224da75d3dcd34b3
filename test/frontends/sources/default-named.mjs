use(named)
export default function named() { return named }
