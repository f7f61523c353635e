/**
 * The id of something new. It begins with the moment it was made, so that what is made one after the other stands side by
 * side in every index that ends in the id: with ids by chance alone a thousand pages change where two hundred do now.
 */
export { v7 as createId } from 'uuid';
