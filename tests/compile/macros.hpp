// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// Macros of windows.h, Qt and system headers, as a program may have them before it includes outlay.
#pragma once
#define far
#define near
#define small char
#define interface struct
#define slots
#define signals public
#define emit
#define foreach(x, y) for (x : y)
#define forever for (;;)
#define IN
#define OUT
#define TRUE 1
#define FALSE 0
#define ERROR 0
#define DELETE 1
#define ABSOLUTE 1
#define RELATIVE 2
#define OPTIONAL
#define STRICT
#define DOMAIN 1
#define OVERFLOW 3
#define UNDERFLOW 4
#define CONST const
#define VOID void
#define pascal
#define cdecl
#define hyper
#define unix 1
#define linux 1
#define major(x) x
#define minor(x) x
