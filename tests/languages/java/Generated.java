package javax.annotation;

/** What the generator marks its classes with. The JDK had it until version 10. */
public @interface Generated {
  String[] value();

  String date() default "";

  String comments() default "";
}
