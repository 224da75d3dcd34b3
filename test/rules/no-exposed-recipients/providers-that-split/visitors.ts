import { initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'

const firestore = getFirestore(initializeApp())

export async function listVisitors() {
  const snapshot = await firestore.collection('visitors').where('consent', '==', true).get()
  return snapshot.docs.map((doc) => ({ id: doc.id, email: doc.data().email as string }))
}
