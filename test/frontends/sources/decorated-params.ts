@Controller('x')
class Other { @Post('/') async send(@Body() { to, cc }: Dto, @Res() res?: Response, ...rest: string[]) {} }
