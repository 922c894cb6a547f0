/* Rule 1.2: `__defer' in C++ takes neither overloads nor reference parameters, and proposes the other form.
   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */

void one (int);
void overloaded (int);
void overloaded (double);
void reference (int &);
void const_reference (const int &);
void rvalue_reference (int &&);
template<typename T> void generic (T);

struct s
{
  void method (int);
  static void permanent (int);
  void
  inside (int x)
  {
    __defer (permanent, x);
    __defer (method, x); /* { dg-error "5:'__defer' does not take an overloaded or a member function; write 'defer fn \\(args\\);'" } */
  }
};

void
deferring (int x, s object, void (*pointer) (int &))
{
  __defer (one, x);
  __defer (&one, x);
  __defer (overloaded, x); /* { dg-error "3:'__defer' does not take an overloaded or a member function; write 'defer fn \\(args\\);'" } */
  __defer (reference, x); /* { dg-error "3:'__defer' does not take a function with reference parameters; write 'defer fn \\(args\\);'" } */
  __defer (const_reference, x); /* { dg-error "3:'__defer' does not take a function with reference parameters; write 'defer fn \\(args\\);'" } */
  __defer (rvalue_reference, 1); /* { dg-error "3:'__defer' does not take a function with reference parameters; write 'defer fn \\(args\\);'" } */
  __defer (pointer, x); /* { dg-error "3:'__defer' does not take a function with reference parameters; write 'defer fn \\(args\\);'" } */
  __defer (generic, x); /* { dg-error "3:'__defer' does not take an overloaded or a member function; write 'defer fn \\(args\\);'" } */
}
