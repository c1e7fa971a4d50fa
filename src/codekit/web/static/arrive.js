// src/arrive.ts
location.replace(`/?${location.hash}`);
